"""What an operator types: bin/shenava, and bin/run, which keeps the processes of one machine."""

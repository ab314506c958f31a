"""Where people meet us and may want to complain: bills, branches, machines, pages, each with a short link."""

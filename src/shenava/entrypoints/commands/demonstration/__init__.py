"""The example office: an invented bank whose cases have really lived through every stage."""

"""What every door needs: addresses, limits, paging, problems and the identity of a request."""

"""What views and screens are put together of."""

"""What has to go although history only grows: words of people, marked out wherever they are kept."""

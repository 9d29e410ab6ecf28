"""The room of reading: an article to mentions, each a span with its meaning; the library's face."""

"""The room of the page: a fact sheet to HTML, drawings and data."""

"""Turn a folder of news articles into a public briefing page on which every figure leads back to its sentence."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("mkdocs-briefing")
except PackageNotFoundError:  # a source tree that was never installed
    __version__ = "0+unknown"

"""Turn a folder of news articles into a public briefing page on which every figure leads back to its sentence."""


def __getattr__(name: str) -> str:
    """Give `__version__` when it is asked for: looking it up takes longer than reading an article."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("mkdocs-briefing")
    except PackageNotFoundError:  # a source tree that was never installed
        return "0+unknown"

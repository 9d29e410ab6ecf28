def pytest_addoption(parser):
    parser.addoption("--rewrite", action="store_true", help="write what is found into the golden cases")

import pytest
from ostrow import make_desk


@pytest.fixture
def desk():
    return make_desk()

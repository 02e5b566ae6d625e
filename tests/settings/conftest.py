"""A school's two files, valid until a test spoils them."""

from __future__ import annotations

import copy
import tomllib
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import tomli_w

SAMPLE = Path(__file__).parents[2] / "bot" / "playground" / "sample_school.toml"
TOKEN = "123456789:AAcanaryTokenOfNobody-_0123456789"


@dataclass
class Files:
    """school.toml and secrets.toml in a folder of their own."""

    folder: Path
    school: dict[str, Any]
    secrets: dict[str, Any]

    @property
    def config(self) -> Path:
        """Where school.toml is written."""
        return self.folder / "school.toml"

    @property
    def hidden(self) -> Path:
        """Where secrets.toml is written."""
        return self.folder / "secrets.toml"

    def write(self, **env: str) -> dict[str, str]:
        """Writes both files; the environment that leads to them."""
        self.config.write_text(tomli_w.dumps(self.school), encoding="utf-8")
        self.hidden.write_text(tomli_w.dumps(self.secrets), encoding="utf-8")
        self.hidden.chmod(0o600)
        return {"ADAL_CONFIG": str(self.config), **env}


@pytest.fixture(scope="session")
def sample() -> dict[str, Any]:
    """The sample school as it stands in the file."""
    return tomllib.loads(SAMPLE.read_text(encoding="utf-8"))


@pytest.fixture
def files(tmp_path: Path, sample: dict[str, Any]) -> Files:
    """The sample school with made-up secrets."""
    secrets = {
        "telegram": {"token": TOKEN},
        "keys": {"master": b64encode(bytes(range(32))).decode()},
    }
    return Files(tmp_path, copy.deepcopy(sample), secrets)

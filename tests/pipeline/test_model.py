"""A trained model holds data and nothing that runs when it is loaded."""

from __future__ import annotations

import io
import tarfile
from pathlib import PurePosixPath

import numpy as np

from scripts.train import ensure_model


def test_a_model_holds_only_json_yaml_and_plain_arrays() -> None:
    with tarfile.open(ensure_model()) as model:
        files = {member.name: model.extractfile(member) for member in model if member.isfile()}
        assert {PurePosixPath(name).suffix for name in files} == {".json", ".npz", ".yml"}
        for name, file in files.items():
            if file and name.endswith(".npz"):
                with np.load(io.BytesIO(file.read()), allow_pickle=False) as arrays:
                    assert all(arrays[key].dtype != object for key in arrays.files)

"""Rasa starts without TensorFlow, and whoever computes with it is told."""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest
import yaml

from scripts.pins import python_pins
from standin.tensorflow import TensorFlowMissing

TENSORFLOW = ("tensorflow", "keras", "tensorboard", "tensorflow-cpu", "tensorflow-macos", "tensorflow-hub")


def test_no_package_of_tensorflow_is_pinned_or_installed() -> None:
    named = {pin.name for pin in python_pins()} | {d.metadata["Name"].lower() for d in distributions()}
    assert [name for name in named if name.startswith(TENSORFLOW)] == []


def test_every_program_of_the_environment_finds_the_stand_in(tmp_path: Path) -> None:
    """Whatever its folder and environment: plain ``rasa``, a server, a test, a tool."""
    command = [sys.executable, "-W", "ignore", "-c", "import rasa.core.agent, rasa.core.policies.ted_policy"]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_program_without_rasa_loads_nothing_for_it() -> None:
    script = "import sys; print([m for m in ('numpy', 'packaging', 'tensorflow') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_names_may_be_had_and_inherited_from() -> None:
    tf = importlib.import_module("tensorflow")
    layers = importlib.import_module("tensorflow.keras.layers")
    assert tf.Tensor is tf.Tensor
    assert issubclass(type("Embed", (layers.Layer,), {}), layers.Layer)


@pytest.mark.parametrize("use", ["tf.zeros([2])", "tf.keras.Model()", "tf.nn.softmax(1)", "Own()"])
def test_computing_fails_with_the_name_and_the_remedy(use: str) -> None:
    tf = importlib.import_module("tensorflow")
    own = type("Own", (tf.keras.Model,), {})
    with pytest.raises(TensorFlowMissing, match=r"^(tensorflow|keras)\.[\w.]+ was used, .* out of config\.yml"):
        eval(use, {"tf": tf, "Own": own})


def test_a_neural_component_in_the_configuration_is_named_when_it_is_trained(tmp_path: Path) -> None:
    config = {"recipe": "default.v1", "language": "de", "assistant_id": "test", "policies": []}
    config["pipeline"] = [
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "DIETClassifier", "epochs": 1},
    ]
    examples = [{"intent": name, "examples": "- eins\n- zwei\n"} for name in ("a", "b")]
    files = {"config.yml": yaml.safe_dump(config), "nlu.yml": yaml.safe_dump({"version": "3.1", "nlu": examples})}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-W", "ignore", "-m", "rasa", "train", "nlu", "--nlu", "nlu.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode != 0
    assert "this environment has no TensorFlow" in done.stderr

"""compose.yml, Dockerfile and systemd units, read as a security officer would read them."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
from fnmatch import fnmatch
from typing import Any

import pytest
import yaml

from bot.settings import ROOT
from scripts.serve import SERVERS

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name for name, service in SERVICES.items() if service["image"].startswith("programm-assistent:")}
DOCKERFILE = re.sub(r"\\\n\s*", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
EXAMPLE = (ROOT / "deploy" / "env.example").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
# A version down to its last number, and nothing that moves.
PINNED = re.compile(r"[\w./-]+:\d+\.\d+(\.\d+)?-[\w-]+")
MANIFESTS: list[dict[str, Any]] = [
    manifest
    for block in re.findall(r"(?ms)^```yaml\n(.*?)^```", OPERATIONS)
    for manifest in yaml.safe_load_all(block)
    if "kind" in manifest
]


def instructions(name: str) -> list[str]:
    """What the Dockerfile says after a keyword, in order."""
    return re.findall(rf"(?m)^{name} (.+)$", DOCKERFILE)


def text(value: object) -> str:
    return yaml.safe_dump(value)


def unit(name: str) -> configparser.ConfigParser:
    """A unit; of options that are given twice, the last counts here."""
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(ROOT / "deploy" / "systemd" / name, encoding="utf-8")
    return parser


# --- compose.yml: who can be reached


def test_only_the_proxy_has_ports_and_a_way_out() -> None:
    assert [name for name, service in SERVICES.items() if service.get("ports")] == ["proxy", "office"]
    open_networks = {name for name, network in COMPOSE["networks"].items() if not (network or {}).get("internal")}
    reaching_out = [name for name, service in SERVICES.items() if open_networks & {*service["networks"]}]
    assert reaching_out == ["proxy", "outbox", "office"]
    assert SERVICES["outbox"]["profiles"] == ["delivery"]  # not started unless the town takes what is sent


def test_the_staff_page_is_off_and_open_to_this_machine_only() -> None:
    office = SERVICES["office"]
    assert office["profiles"] == ["office"]
    assert all(port.startswith("127.0.0.1:") for port in office["ports"])
    assert not {*office["networks"]} & {*SERVICES["proxy"]["networks"]}


def test_the_proxy_reaches_nothing_but_the_assistant() -> None:
    neighbours = {
        name for name, service in SERVICES.items() if {*service["networks"]} & {*SERVICES["proxy"]["networks"]}
    }
    assert neighbours == {"proxy", "assistant"}


def test_the_proxy_listens_where_ports_lead_and_asks_where_the_assistant_is() -> None:
    proxy = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "deploy" / "nginx").glob("*.conf"))
    published = {port.rpartition(":")[2] for port in SERVICES["proxy"]["ports"]}
    assert published == {*re.findall(r"listen (\d+)\b[ ;]", proxy)}
    assert re.findall(r"set \$assistant (\S+);", proxy) == [f"assistant:{instructions('EXPOSE')[0]}"]


# --- compose.yml: what each service may do


@pytest.mark.parametrize("name", SERVICES)
def test_services_may_do_little(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True and service["init"] is True
    assert service["cap_drop"] == ["ALL"] and service["security_opt"] == ["no-new-privileges:true"]
    assert {"cap_add", "privileged", "network_mode", "pid", "ipc", "devices"} & service.keys() == set()
    assert "docker.sock" not in text(service)


@pytest.mark.parametrize("name", SERVICES)
def test_services_are_bounded_and_come_back(name: str) -> None:
    service = SERVICES[name]
    assert {"cpus", "memory", "pids"} <= service["deploy"]["resources"]["limits"].keys()
    assert {"max-size", "max-file"} <= service["logging"]["options"].keys()
    once = name == "prepare"
    assert service["restart"] == ("no" if once else "unless-stopped")
    assert once or service["healthcheck"]["test"]


@pytest.mark.parametrize("name", SERVICES)
def test_nobody_is_root(name: str) -> None:
    user = instructions("USER")[-1] if name in OURS else SERVICES[name]["user"]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)


@pytest.mark.parametrize("name", SERVICES)
def test_only_the_database_can_write_to_a_disk(name: str) -> None:
    writable = [volume for volume in SERVICES[name].get("volumes", []) if not volume.endswith(":ro")]
    assert writable == (["database:/var/lib/postgresql/data"] if name == "postgres" else [])


def test_everything_mounted_is_in_the_repository() -> None:
    mounted = {v.partition(":")[0] for s in SERVICES.values() for v in s.get("volumes", []) if v.startswith("./")}
    mounted = {path.replace("${PROXY", "tls.conf").partition("tls.conf")[0] for path in mounted}
    assert {path for path in mounted if not (ROOT / path).exists()} == set()


def test_the_order_of_starting() -> None:
    conditions = {
        name: {on: how["condition"] for on, how in service.get("depends_on", {}).items()}
        for name, service in SERVICES.items()
    }
    assert conditions["prepare"] == {"postgres": "service_healthy"}
    for name in OURS - {"prepare"}:
        assert conditions[name]["prepare"] == "service_completed_successfully"
    assert conditions["proxy"] == {"assistant": "service_healthy"}


# --- secrets and settings


def test_secrets_come_from_the_environment_and_have_no_default() -> None:
    lines = (ROOT / "compose.yml").read_text(encoding="utf-8").splitlines()
    named = [line for line in lines if re.search(r"PASSWORD|SECRET|TOKEN|AUTH\b", line)]
    assert named
    for line in named:
        assert not re.search(r"\$\{\w*(PASSWORD|SECRET)\w*:-", line), line
        assert re.search(r"\$\{\w+(:\?|\})|\$\$\w+", line), line
    assert re.findall(r"(?m)^(\w*(?:PASSWORD|SECRET))=(.*)$", EXAMPLE) == [
        ("SESSION_SECRET", ""),
        ("POSTGRES_PASSWORD", ""),
        ("REDIS_PASSWORD", ""),
        ("EXPERT_SECRET", ""),
        ("OFFICE_OIDC_SECRET", ""),
    ]


def test_the_file_with_the_secrets_is_in_no_commit_and_no_image() -> None:
    for name in (".env", "certificates/privkey.pem"):
        assert subprocess.run(["git", "check-ignore", "--quiet", name], cwd=ROOT).returncode == 0
        assert ignored(name)
    assert not re.search(r"PASSWORD|SECRET|TOKEN", DOCKERFILE)


def test_every_variable_is_known_and_explained() -> None:
    used = {*re.findall(r"(?<!\$)\$\{(\w+)", (ROOT / "compose.yml").read_text(encoding="utf-8"))}
    offered = {*re.findall(r"(?m)^#?([A-Z_]+)=", EXAMPLE)}
    assert used - offered == set()
    table = {*re.findall(r"`([A-Z][A-Z_]+)`", README.split("## Configuration")[1].split("\n## ")[0])}
    given = set().union(*(SERVICES[name]["environment"] for name in OURS))
    assert given - table == set()
    assert [name for name in sorted(used - table) if f"`{name}`" not in OPERATIONS] == []
    assert offered - used - given == set()


# --- Dockerfile


def ignored(path: str) -> bool:
    """What .dockerignore says; of its lines, the last that fits counts."""
    verdict = False
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.lstrip("!").removeprefix("**/")
        if line and not line.startswith("#") and (fnmatch(path, pattern) or path.startswith(f"{pattern}/")):
            verdict = not line.startswith("!")
    return verdict


def test_images_are_pinned() -> None:
    stages = {image.partition(" AS ")[2] for image in instructions("FROM")}
    bases = [image.partition(" ")[0] for image in instructions("FROM")]
    foreign = [service["image"] for name, service in SERVICES.items() if name not in OURS]
    for image in [*(base for base in bases if base not in stages), *foreign]:
        assert PINNED.fullmatch(image), image
    assert len({base for base in bases if base.startswith("python:")}) == 1


def test_the_image_holds_what_is_needed_and_nothing_by_accident() -> None:
    assert (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()[1] == "*"
    copied = [source for line in instructions("COPY") if "--from" not in line for source in line.split()[:-1]]
    for source in copied:
        assert source == "." or ((ROOT / source).exists() and not ignored(source)), source
    assert all(ignored(name) for name in (".git", "var", "tests", "models", "compose.yml", "widget/node_modules"))


def test_packages_are_checked_by_hash_and_nothing_is_sent() -> None:
    (install,) = [line for line in instructions("RUN") if "pip install" in line]
    assert "--require-hashes" in install and "--no-deps" in install
    assert any("npm ci" in line for line in instructions("RUN"))
    assert "RASA_TELEMETRY_ENABLED=false" in DOCKERFILE
    assert not re.search(r"\b(curl|wget|ADD)\b", DOCKERFILE)


# --- commands, wherever they stand


def commands() -> set[str]:
    """Every "python -m ..." of compose.yml, Dockerfile, systemd units and Kubernetes manifests."""
    flat = [" ".join(map(str, service.get("command", []))) for service in SERVICES.values()]
    flat += [re.sub(r'[",\[\]]+ ?', " ", line) for line in instructions("CMD")]
    flat += [path.read_text(encoding="utf-8") for path in UNITS]
    flat += [re.sub(r'[",\[\]]+ ?', " ", OPERATIONS)]
    return {*re.findall(r"python +-m +((?:bot|scripts\.serve) +\w+)", "\n".join(flat))}


def test_every_command_exists() -> None:
    help_page = subprocess.run([sys.executable, "-m", "bot", "--help"], cwd=ROOT, capture_output=True, text=True)
    known = {f"bot {name}" for name in re.findall(r"(?m)^  (\w+) ", help_page.stdout.partition("Commands:")[2])}
    known |= {f"scripts.serve {name}" for name in SERVERS}
    assert {re.sub(" +", " ", command) for command in commands()} - known == set()
    assert {"scripts.serve assistant", "scripts.serve actions"} <= commands()


# --- systemd


def test_all_units_share_the_hardening() -> None:
    assert len(UNITS) == 6 and all(path.name.startswith("assistant-") for path in UNITS)
    common = unit("assistant-.service.d/common.conf")["Service"]
    assert common["User"] == "assistant"
    assert common["ProtectSystem"] == "strict" and common["CapabilityBoundingSet"] == ""
    for option in ("NoNewPrivileges", "PrivateTmp", "PrivateDevices", "ProtectHome", "RestrictNamespaces"):
        assert common[option] == "yes"
    for path in UNITS:
        assert not any(option in common for option in unit(path.name)["Service"])


def test_servers_come_back_and_the_timers_purge_and_deliver() -> None:
    for name in ("assistant-rasa.service", "assistant-actions.service"):
        assert unit(name)["Service"]["Restart"] == "always"
    assert unit("assistant-purge.service")["Service"]["ExecStart"].endswith("python -m bot purge")
    assert unit("assistant-purge.timer")["Timer"]["OnCalendar"] == "hourly"
    assert unit("assistant-outbox.service")["Service"]["ExecStart"].endswith("python -m bot outbox send")
    assert unit("assistant-outbox.timer")["Timer"]["OnCalendar"] == "minutely"


# --- Kubernetes, as sketched in docs/operations.md


def pods() -> dict[str, dict[str, Any]]:
    found = {}
    for manifest in MANIFESTS:
        spec = manifest["spec"]
        if manifest["kind"] == "CronJob":
            spec = spec["jobTemplate"]["spec"]
        if "template" in spec:
            found[f"{manifest['kind']} {manifest['metadata']['name']}"] = spec["template"]["spec"]
    return found


@pytest.mark.parametrize("name", pods())
def test_pods_may_do_little(name: str) -> None:
    pod = pods()[name]
    assert pod["securityContext"]["runAsNonRoot"] is True and pod["automountServiceAccountToken"] is False
    for container in pod["containers"]:
        assert container["securityContext"] == {
            "readOnlyRootFilesystem": True,
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
        }
        assert "memory" in container["resources"]["limits"]
        assert not container["image"].endswith(":latest")


def test_pods_are_asked_whether_they_live_and_are_ready() -> None:
    for name, pod in pods().items():
        for container in pod["containers"]:
            probed = {"livenessProbe", "readinessProbe"} <= container.keys()
            assert probed or not name.startswith("Deployment")

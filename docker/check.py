"""What can be checked of the containers without an engine to build them: syntax, and that what is named is there."""

import re
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent


def problems() -> list[str]:
    compose = yaml.safe_load((HERE / "compose.yaml").read_text())
    entrypoint = (HERE / "entrypoint").read_text()
    jobs = set(re.findall(r"^  (\w+)\) exec", entrypoint, re.MULTILINE))
    ours = {name: service for name, service in compose["services"].items() if "build" in service}
    commands = {name: service.get("command", "") for name, service in ours.items()}
    found = [f"compose.yaml: {name} runs an unknown job: {job}" for name, job in commands.items() if job not in jobs]
    for sources in re.findall(r"^COPY (?!--from)(?:--\S+ )*(.+) \S+$", (HERE / "Dockerfile").read_text(), re.MULTILINE):
        found += [
            f"Dockerfile: copies {name}, which is not there" for name in sources.split() if not (ROOT / name).exists()
        ]
    volumes = {mount.split(":")[0] for service in compose["services"].values() for mount in service.get("volumes", [])}
    found += [f"compose.yaml: no volume {name}" for name in volumes - set(compose["volumes"])]
    return found


if __name__ == "__main__":
    sys.exit("\n".join(problems()) or 0)

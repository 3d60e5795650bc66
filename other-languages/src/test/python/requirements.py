"""Reports packages of requirements.txt that are missing or have a wrong version. Argument: that file."""

import re
import sys
from importlib import metadata


def numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)[:3]]


problems = []
if sys.version_info < (3, 10):
    problems.append("Python 3.10 or newer is required")
with open(sys.argv[1], encoding="utf-8") as file:
    for line in filter(None, (line.split("#")[0].strip() for line in file)):
        name, rest = re.match(r"([\w-]+)(.*)", line).groups()
        try:
            installed = metadata.version(name)
        except metadata.PackageNotFoundError:
            problems.append(f"{line}: missing")
            continue
        for relation, bound in re.findall(r"(>=|<)\s*([\d.]+)", rest):
            fits = numbers(installed) >= numbers(bound) if relation == ">=" else numbers(installed) < numbers(bound)
            if not fits:
                problems.append(f"{line}: found {installed}")
if problems:
    print(f"{sys.executable} {sys.version.split()[0]} lacks packages:", *problems, sep="\n  ")
    sys.exit(1)

"""Compiles the generated package to another folder and imports all of its modules. Arguments: client, folder."""

import compileall
import importlib
import pkgutil
import sys

client, folder = sys.argv[1:]
sys.pycache_prefix = folder
if not compileall.compile_dir(f"{client}/syncsketch_api", quiet=1):
    sys.exit(1)
package = importlib.import_module("syncsketch_api")
names = [module.name for module in pkgutil.walk_packages(package.__path__, "syncsketch_api.")]
for name in names:
    importlib.import_module(name)
print(f"{len(names)} modules")
if len(names) < 100:
    sys.exit("too few modules")

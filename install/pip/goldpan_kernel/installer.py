"""The command goldpan-kernel: the installer that is in the jars."""

import os
import sys

from goldpan_kernel import java
from goldpan_kernel.__main__ import run


def main():
    try:
        home = java.find()
    except java.NoJdk as missing:
        sys.exit(f"goldpan-kernel: {missing}")
    command = [java.program(home), "-Dfile.encoding=UTF-8", "-cp", java.class_path()]
    run([*command, "goldpan.install.KernelCommand", *sys.argv[1:]], dict(os.environ))

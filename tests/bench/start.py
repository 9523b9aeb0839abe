"""Run by tests/bench/start: the folder that has the kernelspec goldpan-bench, and the number of starts."""

import json
import pathlib
import statistics
import subprocess
import sys
import time

from jupyter_client.manager import KernelManager

JSHELL = """
import jdk.jshell.*;
public class Plain {
  public static void main(String[] arguments) {
    JShell shell = JShell.builder().executionEngine("local").build();
    System.out.println(shell.eval("1 + 1").get(0).value());
  }
}
"""
CELLS = {
    "first answer: 1 + 1": "1 + 1",
    "first tensor: the sum of four ones": "Devices.pytorch();\n"
    "ai.djl.ndarray.NDManager.newBaseManager().ones(new ai.djl.ndarray.types.Shape(2, 2)).sum().getFloat()",
    "first small training: one batch of 40 images": 'baseline(dataset("mnist-test").where(s -> s.index() < 40))'
    ".folds(2).epochs(1).overfitOneBatch().passed()",
}


def processor_seconds(process):
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def plain_java(java, folder):
    began = time.monotonic()
    process = subprocess.Popen([java, "-cp", folder, "Plain"], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "2\n"
    taken = time.monotonic() - began, processor_seconds(process.pid)
    process.wait()
    return taken


def kernel(code):
    began = time.monotonic()
    manager = KernelManager(kernel_name="goldpan-bench")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        reply = client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
        taken = time.monotonic() - began, processor_seconds(manager.provisioner.process.pid)
        assert reply["content"]["status"] == "ok", reply["content"]
        return taken
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main(folder, starts):
    spec = json.loads(pathlib.Path(folder, "share/jupyter/kernels/goldpan-bench/kernel.json").read_text())
    java = spec["argv"][0]
    source = pathlib.Path(folder, "Plain.java")
    source.write_text(JSHELL)
    subprocess.run([java + "c", "-d", folder, str(source)], check=True)
    runs = {"plain java, JShell's API: 1 + 1": lambda: plain_java(java, folder)}
    runs.update({name: (lambda code=code: kernel(code)) for name, code in CELLS.items()})
    taken = {name: [] for name in runs}
    for _ in range(starts):
        for name, run in runs.items():
            taken[name].append(run())
    print(f"{'':46}{'median s':>9}{'each':>{7 * starts}}   {'÷ plain':>8}{'processor s':>13}")
    plain = None
    for name, each in taken.items():
        walls = [wall for wall, _ in each]
        median = statistics.median(walls)
        plain = plain or median
        listed = "".join(f"{wall:7.2f}" for wall in walls)
        print(f"{name:46}{median:9.2f}{listed}   {median / plain:8.2f}{statistics.median(c for _, c in each):13.2f}")


main(sys.argv[1], int(sys.argv[2]))

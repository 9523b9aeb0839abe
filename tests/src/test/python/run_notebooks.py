"""Executes the notebooks in order and compares what is stable with their committed outputs.

usage: run_notebooks.py [--write] FOLDER [NAME...]    --write puts the new outputs into the notebooks instead

Stable are the kinds of outputs, their texts with every number masked, and whether a picture is there. Progress lines,
links and temporary folders are not. The answers to exercises, hidden in <details> blocks, run at the end of each notebook.
"""

import copy
import pathlib
import re
import signal
import sys
import time

import nbformat
from nbclient import NotebookClient

signal.signal(signal.SIGINT, signal.default_int_handler)
ANSWER = re.compile(r"<details>.*?```java\n(.*?)```.*?</details>", re.S)
PROGRESS = re.compile(r"^(reading pictures|training|mining|checking|fingerprint)[^\n]*(ended early)?: ")


def answers(notebook):
    return [
        code
        for cell in notebook.cells
        if cell.cell_type == "markdown"
        for code in ANSWER.findall(cell.source)
    ]


def masked(text):
    text = re.sub(r"(T[\d:.]+Z\s+)\S+", r"\1WHO", text)
    text = text.replace(", float16", "")  # where the processor has such arithmetic
    text = re.sub(r"/[^\s\"]*/", "PATH/", text)
    text = re.sub(r"\d[\d,.]*(E-?\d+)?", "N", text)
    lines = [re.sub(r"[\s·|+─-]+", " ", line).strip() for line in text.splitlines()]
    return [line for line in lines if line]


def stable(output):
    """What an output must show again; None for what may differ."""
    if output.output_type == "stream":
        return ("stream", output.name, tuple(masked(output.text)))
    if output.output_type == "error":
        return ("error", output.ename, output.evalue)
    data = output.data
    text = "".join(data.get("text/plain", ""))
    if PROGRESS.match(text):
        return None
    picture = "image/png" in data or "<img" in "".join(data.get("text/html", ""))
    # A list of samples depends on the last bits of floating-point sums: its first lines are enough.
    return (output.output_type, tuple(masked(text)[:3]), tuple(sorted(data)), picture)


def shown(cell):
    """What a cell shows; how its printed lines were cut into messages is chance."""
    outputs = []
    for each in filter(None, map(stable, cell.outputs)):
        if each[0] == "stream" and outputs and outputs[-1][:2] == each[:2]:
            each = (*each[:2], outputs.pop()[2] + each[2])
        outputs.append(each)
    return outputs


def tidy(cell):
    cell.metadata.pop("execution", None)
    merged = []
    for output in cell.get("outputs", []):
        if output.output_type == "stream" and merged and merged[-1].get("name") == output.name:
            merged[-1].text += output.text
        else:
            merged.append(output)
    if cell.cell_type == "code":
        cell.outputs = merged


def execute(path):
    notebook = nbformat.read(path, as_version=4)
    fresh = copy.deepcopy(notebook)
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    hidden = [nbformat.v4.new_code_cell(code) for code in answers(notebook)]
    fresh.cells.extend(hidden)
    started = time.monotonic()
    NotebookClient(fresh, timeout=900, kernel_name="goldpan", resources={"metadata": {"path": str(path.parent)}}).execute()
    seconds = time.monotonic() - started
    if len(hidden) != 2 or not all(cell.outputs for cell in hidden):
        raise AssertionError(f"{path.name}: expected two answers that show something, found {len(hidden)}")
    del fresh.cells[-len(hidden):]
    for cell in fresh.cells:
        tidy(cell)
    return notebook, fresh, seconds


def differences(committed, fresh):
    for number, (old, new) in enumerate(zip(committed.cells, fresh.cells)):
        if old.cell_type == "code" and shown(old) != shown(new):
            yield f"cell {number}:\n{old.source}\n  committed: {shown(old)}\n  now:       {shown(new)}"


def main(write, folder, *names):
    wrong = []
    for path in sorted(pathlib.Path(folder).resolve().glob("*.ipynb")):
        if names and path.stem not in names:
            continue
        committed, fresh, seconds = execute(path)
        pictures = sum(1 for c in fresh.cells if c.cell_type == "code" for s in shown(c) if s[-1] is True)
        print(f"{path.name}: {seconds:.1f} s, {pictures} outputs with pictures", flush=True)
        if write:
            nbformat.write(fresh, path)
        else:
            wrong += [f"{path.name} {text}" for text in differences(committed, fresh)]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--write"]
    sys.exit(main("--write" in sys.argv, *words))

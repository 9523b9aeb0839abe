"""Starts an installed kernel through Jupyter's client, runs cells, and checks that all its jars lie in one folder.

    run_installed.py KERNEL FOLDER
"""

import gc
import sys

from jupyter_client.manager import start_new_kernel

name, folder = sys.argv[1:]
manager, client = start_new_kernel(kernel_name=name, startup_timeout=240)


def value(code):
    seen = []
    reply = client.execute_interactive(
        code, timeout=240, allow_stdin=False, output_hook=lambda m: seen.append((m["msg_type"], m["content"]))
    )
    assert reply["content"]["status"] == "ok", reply["content"]
    return [c["data"]["text/plain"] for t, c in seen if t == "execute_result"][-1]


try:
    assert value('dataset("mnist-test").size()') == "10000"
    assert value("Devices.pytorch()").startswith("2.")
    jars = value('System.getProperty("java.class.path")').split(":")
    outside = [jar for jar in jars if not jar.startswith(folder + "/")]
    assert len(jars) > 50 and not outside, outside
    print(f"{name}: {len(jars)} jars in {folder}")
finally:
    client.stop_channels()
    manager.shutdown_kernel()
    del client, manager
    gc.collect()

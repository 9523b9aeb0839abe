"""The Jupyter kernel "Java (Goldpan)": the jars it runs on, and what starts them. Needs a JDK 17 or newer.

    python -m goldpan_kernel CONNECTION_FILE          what Jupyter runs
    goldpan-kernel install | uninstall | list | doctor    the installer inside, for a kernelspec without Python
"""

package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/** Where IJava says which kernel runs: a class of the same name with the same method. */
public final class IJava {
  private static volatile BaseKernel running;

  private IJava() {}

  public static void run(BaseKernel kernel) {
    running = kernel;
  }

  public static BaseKernel getKernelInstance() {
    return running;
  }
}

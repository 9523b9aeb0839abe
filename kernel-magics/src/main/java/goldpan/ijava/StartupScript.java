package goldpan.ijava;

import goldpan.shell.Startup;

/** Prints what IJava is to run when it starts: imports, and the binding. */
public final class StartupScript {
  private StartupScript() {}

  public static void main(String[] arguments) {
    System.out.print(Startup.code());
    System.out.println("goldpan.ijava.IJavaBinding.install();");
  }
}

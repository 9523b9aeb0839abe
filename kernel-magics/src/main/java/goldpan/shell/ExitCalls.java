package goldpan.shell;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Replaces calls that end the process, and references to such methods, by {@link ExitRefused}. Each
 * replacement takes from the stack what the call took.
 */
final class ExitCalls extends ClassVisitor {
  private static final String OWNER = ExitRefused.class.getName().replace('.', '/');
  private static final String RUNTIME = "java/lang/Runtime";

  ExitCalls(ClassVisitor next) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  /** What a method is replaced by; null for one that ends nothing. */
  private static @Nullable String replacement(String owner, String name, String descriptor) {
    if (!descriptor.equals("(I)V")) {
      return null;
    }
    if (owner.equals("java/lang/System") && name.equals("exit")) {
      return "(I)V";
    }
    boolean ends = name.equals("exit") || name.equals("halt");
    return owner.equals(RUNTIME) && ends ? "(L" + RUNTIME + ";I)V" : null;
  }

  private static final class Calls extends MethodVisitor {
    Calls(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      String other = replacement(owner, name, descriptor);
      if (other == null) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      } else {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, name, other, false);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] replaced = Arrays.stream(arguments).map(Calls::replaced).toArray();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
    }

    private static Object replaced(Object argument) {
      if (argument instanceof Handle handle) {
        String other = replacement(handle.getOwner(), handle.getName(), handle.getDesc());
        if (other != null) {
          return new Handle(Opcodes.H_INVOKESTATIC, OWNER, handle.getName(), other, false);
        }
      }
      return argument;
    }
  }
}

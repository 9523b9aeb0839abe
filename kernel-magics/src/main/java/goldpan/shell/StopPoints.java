package goldpan.shell;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds a {@link StopCheck} to every backward jump and method start of a class.
 *
 * <p>The call takes and leaves nothing on the stack and adds no branch, so frames and stack sizes
 * stay as they were.
 */
final class StopPoints {
  private static final String OWNER = StopCheck.class.getName().replace('.', '/');

  private StopPoints() {}

  /**
   * The class with its checks, and in a notebook without its {@link ExitCalls}; as it came when its
   * format is newer than what can be read here.
   */
  static byte[] add(byte[] classFile, ShellUse use) {
    try {
      ClassReader reader = new ClassReader(classFile);
      ClassWriter writer = new ClassWriter(reader, 0);
      ClassVisitor next = use == ShellUse.NOTEBOOK ? new ExitCalls(writer) : writer;
      reader.accept(new Checking(next), 0);
      return writer.toByteArray();
    } catch (IllegalArgumentException newerFormat) {
      return classFile;
    }
  }

  private static final class Checking extends ClassVisitor {
    Checking(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      // A constructor's code may not run before this() or super(); class initialisers must not fail
      // for good.
      return new CheckingMethod(next, !name.startsWith("<"));
    }
  }

  private static final class CheckingMethod extends MethodVisitor {
    private final Set<Label> seen = new HashSet<>();
    private final boolean checkStart;

    CheckingMethod(MethodVisitor next, boolean checkStart) {
      super(Opcodes.ASM9, next);
      this.checkStart = checkStart;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (checkStart) {
        check();
      }
    }

    @Override
    public void visitLabel(Label label) {
      seen.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      if (checkStart && seen.contains(target)) {
        check();
      }
      super.visitJumpInsn(opcode, target);
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "check", "()V", false);
    }
  }
}

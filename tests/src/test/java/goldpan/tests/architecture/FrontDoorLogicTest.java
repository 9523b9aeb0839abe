package goldpan.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Goldpan;
import goldpan.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The front door hands on and decides nothing: its byte code has no branch and catches nothing. */
class FrontDoorLogicTest {

  @Test
  void aVerbHandsOnAndDecidesNothing() throws IOException {
    assertEquals(List.of(), decisions(Goldpan.class));
  }

  @Test
  void aClassThatDecidesIsFoundOut() throws IOException {
    assertEquals(Set.of("branch", "choice", "caught"), new HashSet<>(decisions(Deciding.class)));
    assertTrue(decisions(Session.class).contains("progress"));
  }

  /** One of each. */
  @SuppressWarnings("unused")
  private static final class Deciding {
    int branch(int a) {
      return a > 0 ? 1 : 2;
    }

    int choice(String a) {
      return switch (a) {
        case "x" -> 1;
        default -> 2;
      };
    }

    int caught(String a) {
      try {
        return Integer.parseInt(a);
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  /** Names of the methods, lambdas too, that branch, choose or catch, once for each time. */
  private static List<String> decisions(Class<?> type) throws IOException {
    List<String> found = new ArrayList<>();
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream code = type.getResourceAsStream(file)) {
      new ClassReader(code).accept(new Methods(found), ClassReader.SKIP_DEBUG);
    }
    return found;
  }

  private static final class Methods extends ClassVisitor {
    private final List<String> found;

    Methods(List<String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitJumpInsn(int opcode, Label label) {
          found.add(name);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
          found.add(name);
        }

        @Override
        public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
          found.add(name);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
          found.add(name);
        }
      };
    }
  }
}

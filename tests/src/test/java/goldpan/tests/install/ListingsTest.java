package goldpan.tests.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The listings of CONTRIBUTING.md compile as they stand. */
class ListingsTest {
  private static final Pattern LISTING = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern NAME = Pattern.compile("public (?:final class|record) (\\w+)");
  private static final int KINDS = 9;

  @TempDir Path classes;

  private static final class Listing extends SimpleJavaFileObject {
    private final String code;

    Listing(String code) {
      super(URI.create("string:///" + file(code)), Kind.SOURCE);
      this.code = code;
    }

    private static String file(String code) {
      return found(PACKAGE, code).replace('.', '/') + "/" + found(NAME, code) + ".java";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }

  private static String found(Pattern pattern, String code) {
    Matcher matcher = pattern.matcher(code);
    assertTrue(matcher.find(), () -> pattern + " is not in:\n" + code);
    return matcher.group(1);
  }

  @Test
  void eachCompiles() throws Exception {
    List<JavaFileObject> listings = new ArrayList<>();
    Matcher each = LISTING.matcher(Files.readString(Checkout.ROOT.resolve("CONTRIBUTING.md")));
    while (each.find()) {
      listings.add(new Listing(each.group(1)));
    }
    assertEquals(KINDS, listings.size());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> options =
        List.of("-classpath", path, "-d", classes.toString(), "-proc:none", "--release", "17");
    assertTrue(compiler.getTask(said, null, null, options, null, listings).call(), said::toString);
  }
}

package goldpan.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
  @TempDir Path folder;

  private Path versions() {
    return folder.resolve("kernel");
  }

  private Path outer(Map<String, String> files) throws IOException {
    Path jar = folder.resolve("outer.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (String name : files.keySet().stream().sorted().toList()) {
        byte[] bytes = files.get(name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
      }
    }
    return jar;
  }

  private LibraryFolder unpack(Path jar) throws IOException {
    try (Libraries libraries = Libraries.nested(jar)) {
      return new Unpacking(versions(), "1.0").of(libraries);
    }
  }

  private static final Map<String, String> JARS =
      Map.of(
          "lib/a.jar",
          "first",
          "lib/goldpan.jar",
          "second",
          "lib/note.txt",
          "x",
          "b.jar",
          "not in lib");

  @Test
  void jarsInLibLandInAFolderOfTheirVersionGoldpansFirst() throws IOException {
    LibraryFolder unpacked = unpack(outer(JARS));
    assertTrue(
        unpacked.folder().getFileName().toString().matches("1\\.0-[0-9a-f]{8}"),
        unpacked.toString());
    assertEquals(
        List.of(unpacked.folder().resolve("goldpan.jar"), unpacked.folder().resolve("a.jar")),
        unpacked.jars());
    assertEquals("first", Files.readString(unpacked.folder().resolve("a.jar")));
    assertEquals(List.of(), unpacked.damage());
    assertEquals(List.of(unpacked), LibraryFolder.all(versions()));
  }

  @Test
  void theSameJarsAreUnpackedOnce() throws IOException {
    LibraryFolder first = unpack(outer(JARS));
    Path proof = Files.createFile(first.folder().resolve("proof"));
    assertEquals(first, unpack(outer(JARS)));
    assertTrue(Files.exists(proof));
  }

  @Test
  void otherJarsOfTheSameVersionGetAnotherFolder() throws IOException {
    LibraryFolder first = unpack(outer(JARS));
    assertFalse(first.equals(unpack(outer(Map.of("lib/a.jar", "other")))));
  }

  @Test
  void damageIsNamedAndMended() throws IOException {
    LibraryFolder unpacked = unpack(outer(JARS));
    Files.writeString(unpacked.folder().resolve("a.jar"), "fIrst");
    Files.delete(unpacked.folder().resolve("goldpan.jar"));
    assertEquals(
        List.of(
            unpacked.folder().resolve("goldpan.jar") + " is gone",
            unpacked.folder().resolve("a.jar") + " has other bytes than were installed"),
        unpacked.damage());
    Files.writeString(unpacked.folder().resolve("a.jar"), "fir");
    assertEquals(
        unpacked.folder().resolve("a.jar") + " has 3 bytes; 5 were installed",
        unpacked.damage().get(1));
    assertEquals(List.of(), unpack(outer(JARS)).damage());
  }

  @Test
  void aFolderWithoutItsListIsNotTakenForWhole() throws IOException {
    LibraryFolder unpacked = unpack(outer(JARS));
    Files.delete(unpacked.folder().resolve("libraries.txt"));
    assertEquals(List.of(), LibraryFolder.all(versions()));
    assertEquals(List.of(), unpack(outer(JARS)).damage());
  }

  @Test
  void whatAKilledInstallationLeftIsRemoved() throws IOException {
    Path left = Files.createDirectories(versions().resolve(".unpacking-new-1"));
    Files.writeString(left.resolve("half.jar"), "h");
    LibraryFolder unpacked = unpack(outer(JARS));
    try (Stream<Path> list = Files.list(versions())) {
      assertEquals(List.of(versions().resolve(".lock"), unpacked.folder()), list.sorted().toList());
    }
  }

  @Test
  void bytesThatAreNotThoseOfTheJarsTableAreRefused() throws IOException {
    Path jar = outer(Map.of("lib/a.jar", "SOMETHING"));
    byte[] bytes = Files.readAllBytes(jar);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("SOMETHING")] = 's';
    Files.write(jar, bytes);
    InstallException refused = assertThrows(InstallException.class, () -> unpack(jar));
    assertEquals(
        "a.jar came out with 9 bytes and sum cfe9adb7; expected 9 and 4d182f14; download the jar again",
        refused.getMessage());
    assertEquals(List.of(), LibraryFolder.all(versions()));
  }

  @Test
  void aClassPathMustHaveJarsWithNamesOfTheirOwn() throws IOException {
    Path one = Files.writeString(folder.resolve("x.jar"), "1");
    Path other = Files.createDirectories(folder.resolve("other"));
    assertEquals(
        "class path has "
            + other
            + ", which is no jar; expected jars, which can be copied; run install/kernel, or java -jar goldpan-kernel.jar install",
        refusal(one + java.io.File.pathSeparator + other));
    Path same = Files.writeString(other.resolve("x.jar"), "2");
    assertEquals(
        "class path has two jars called x.jar; expected one; take one of them away",
        refusal(one + java.io.File.pathSeparator + same));
  }

  private static String refusal(String classPath) {
    return assertThrows(InstallException.class, () -> Libraries.classPath(classPath).close())
        .getMessage();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path jar = outer(JARS);
    try (Libraries libraries = Libraries.nested(jar)) {
      InstallException refused =
          assertThrows(
              InstallException.class,
              () -> new Unpacking(file.resolve("kernel"), "1").of(libraries));
      assertTrue(
          refused.getMessage().startsWith(file.resolve("kernel") + " cannot be filled: "),
          refused.getMessage());
      assertTrue(refused.getMessage().endsWith("name another with --prefix"), refused.getMessage());
    }
  }
}

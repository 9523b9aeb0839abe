package goldpan.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folders of libraries that no kernelspec names any more. */
record Unused(Path versions) {
  static Unused of(Path versions) {
    return new Unused(versions);
  }

  List<LibraryFolder> folders() throws IOException {
    List<LibraryFolder> found = new ArrayList<>();
    for (LibraryFolder each : LibraryFolder.all(versions)) {
      if (each.users().isEmpty()) {
        found.add(each);
      }
    }
    return found;
  }

  /** Removes them, but for what first starts unpacked, which a newer folder goes on with. */
  void handOver(LibraryFolder newer) throws IOException {
    for (LibraryFolder each : folders()) {
      if (!each.isInUse()) {
        newer.madeElsewhere(each.madeElsewhere());
        Folders.delete(each.folder());
      }
    }
  }

  /**
   * Removes them with all they made; returns a line for each, also for what a kernel still runs on.
   */
  List<String> remove() throws IOException {
    List<String> said = new ArrayList<>();
    for (LibraryFolder each : folders()) {
      if (each.isInUse()) {
        said.add(each.folder() + " stays: a kernel runs on it; end that and run this again");
      } else {
        each.delete().forEach(removed -> said.add("removed " + removed));
      }
    }
    if (LibraryFolder.all(versions).isEmpty()) {
      removeStaging();
      Files.deleteIfExists(Unpacking.lock(versions));
    }
    Folders.deleteEmpty(versions, 2);
    return said;
  }

  private void removeStaging() throws IOException {
    for (Path each : staging()) {
      Folders.delete(each);
    }
  }

  /** What installations left that were killed. */
  List<Path> staging() throws IOException {
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(versions)) {
      return list.filter(each -> each.getFileName().toString().startsWith(LibraryFolder.STAGING))
          .toList();
    }
  }
}

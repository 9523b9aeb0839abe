package goldpan.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Finding;
import goldpan.data.Modality;
import goldpan.data.Opening;
import goldpan.data.Progress;
import goldpan.data.UnreadableMediaException;
import goldpan.mining.Losses;
import goldpan.review.Journal;
import goldpan.train.BaselineTraining;
import goldpan.train.Sentences;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextModalityTest {
  @TempDir Path folder;

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream().map(f -> f.where() + " " + f.what()).toList();
  }

  @Test
  void aTableWithATextColumnIsADatasetOfTexts() throws IOException {
    Path file =
        write(
            "questions.csv",
            "text,category\n\"Where is my card, please?\",card\nWhat is the rate,rate\nLost it,card\n");
    Dataset texts = Dataset.open(file);
    assertEquals("text", texts.modality().name());
    assertEquals(List.of("card", "rate"), texts.classes());
    assertEquals("Where is my card, please?", texts.text(0));
    assertEquals("What is the rate", texts.sample(1).text());
    assertTrue(texts.hasMedia());
    assertEquals(List.of(), texts.findings());
    assertTrue(texts.toString().contains("texts, such as \"Where is my card, please?\""));
  }

  @Test
  void theLoopRunsOnATableOfTextsAndExportsOne() throws IOException {
    StringBuilder table = new StringBuilder("text,label\n");
    for (int i = 0; i < 120; i++) {
      String label = i == 9 ? "bee" : Sentences.text(i).split(" ")[1];
      table.append('"').append(Sentences.text(i)).append("\",").append(label).append('\n');
    }
    Dataset texts = Dataset.open(write("animals.csv", table.toString()));
    Losses losses =
        Losses.of(BaselineTraining.on(texts).seed(2).train().predict(texts, Progress.SILENT));
    assertEquals("009", losses.top(1).get(0).id());
    assertTrue(losses.toString().contains(Sentences.text(9)), losses.toString());
    assertTrue(losses.top(3).gallery().html().contains(Sentences.text(9)));
    Dataset clean;
    try (Journal journal = Journal.open(folder.resolve("journals"), texts)) {
      journal.relabel("009", "ant");
      journal.drop("010");
      clean = texts.apply(journal.decisions());
    }
    Path export = clean.export(folder.resolve("clean"));
    Dataset again = Dataset.open(export);
    assertEquals(119, again.size());
    assertEquals("ant", again.sample("009").label());
    assertEquals(Sentences.text(9), again.sample("009").text());
    assertTrue(
        Files.readString(export.resolve("README.txt"))
            .contains("one row a sample: text, label, split, id, and the label before"));
  }

  @Test
  void theColumnCanBeSaidAndIdsAndSplitsAreKept() throws IOException {
    Path file =
        write(
            "posts.tsv",
            "id\tsubject\tlabel\tsplit\np7\tA new phone\ttech\ttrain\np9\tGoal!\tsport\ttest\n");
    assertEquals(false, Dataset.open(file).hasMedia());
    Dataset posts = Dataset.open(file, Opening.usual().text("subject"));
    assertEquals("Goal!", posts.sample("p9").text());
    assertEquals("test", posts.sample("p9").split().toString());
    assertEquals(
        file
            + " has no text column: its columns are [id, subject, label, split]; expected one called title; rename it",
        assertThrows(
                DatasetException.class, () -> Dataset.open(file, Opening.usual().text("title")))
            .getMessage());
  }

  @Test
  void jsonLinesAreATable() throws IOException {
    Path file =
        write(
            "posts.jsonl",
            "{\"text\": \"one\", \"label\": 1}\n\n{\"label\": 0, \"text\": \"two\\nlines\", \"split\": \"test\"}\n");
    Dataset posts = Dataset.open(file);
    assertEquals(List.of("0", "1"), posts.classes());
    assertEquals("two\nlines", posts.text(1));
    Path bad = write("bad.jsonl", "{\"text\": \"one\", \"label\": 1}\n[1]\n");
    assertTrue(
        assertThrows(DatasetException.class, () -> Dataset.open(bad))
            .getMessage()
            .startsWith(bad + " line 2 is no JSON object"));
  }

  @Test
  void aFolderOfTextFilesIsADatasetOfTextsUnlessItHoldsPictures() throws IOException {
    write("mail/ham/a.txt", "See you at noon");
    write("mail/spam/b.txt", "Buy now");
    write("mail/spam/c.md", "no text file");
    write("mail/spam/d.txt", "");
    Dataset mail = Dataset.open(folder.resolve("mail"));
    assertEquals(List.of("ham", "spam"), mail.classes());
    assertEquals("Buy now", mail.sample("spam/b.txt").text());
    assertEquals(
        List.of("spam/c.md is no text; left out", "spam/d.txt is empty (0 bytes)"),
        told(mail.findings()));
    assertEquals(
        "spam/b.txt is a text; expected a picture; use what takes texts",
        assertThrows(DatasetException.class, () -> mail.sample("spam/b.txt").pixels())
            .getMessage());
  }

  @Test
  void encodingsAreReadAndWhatIsOddIsTold() throws IOException {
    Path mail = folder.resolve("mail");
    write("mail/a/utf8.txt", "\uFEFFgrün");
    write("mail/a/twice.txt", new String("grün".getBytes(StandardCharsets.UTF_8), "windows-1252"));
    write("mail/a/lost.txt", "gr\uFFFDn");
    write("mail/b/blank.txt", " \n ");
    Files.write(mail.resolve("b/western.txt"), "grün".getBytes(Charset.forName("windows-1252")));
    byte[] wide = "grün".getBytes(StandardCharsets.UTF_16);
    Files.write(mail.resolve("b/wide.txt"), wide);
    Dataset opened = Dataset.open(mail);
    for (String id : List.of("a/utf8.txt", "b/western.txt", "b/wide.txt")) {
      assertEquals("grün", opened.sample(id).text());
    }
    assertEquals(
        List.of(
            "a/lost.txt has 1 replacement character (U+FFFD), left by a wrong encoding",
            "a/twice.txt looks like UTF-8 that was read as windows-1252: it has \"Ã¼\"",
            "b/blank.txt has nothing but white space",
            "b/western.txt is not UTF-8; read as windows-1252",
            "b/wide.txt is not UTF-8; read as UTF-16",
            "b/western.txt is the same text as a/utf8.txt, which is labelled \"a\" and not \"b\"",
            "b/wide.txt is the same text as a/utf8.txt, which is labelled \"a\" and not \"b\""),
        told(opened.check()));
    assertEquals(
        "b/blank.txt: has nothing but white space",
        assertThrows(UnreadableMediaException.class, () -> opened.sample("b/blank.txt").text())
            .getMessage());
  }

  @Test
  void everyModalityTellsItsNamesAndRefusesWhatIsEmpty() {
    assertEquals(
        List.of("picture", "recording", "text"),
        Modality.all().stream().map(Modality::name).toList());
    for (Modality modality : Modality.all()) {
      assertTrue(modality.plural().length() > modality.name().length());
      assertTrue(modality.extension().startsWith("."));
      assertTrue(modality.isNamedLikeOne("x/y" + modality.extension()));
      assertThrows(UnreadableMediaException.class, () -> modality.preview(new byte[0]));
    }
  }
}

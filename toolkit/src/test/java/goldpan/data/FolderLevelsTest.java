package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderLevelsTest {
  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(temporary.toRealPath().resolve("pets"));
  }

  @Test
  void theSharedCaseOfAClassCalledTrainHasThreeClasses() {
    Dataset d = Dataset.open(Cases.folder("class-called-train/plain"));
    assertEquals(List.of("bus", "car", "train"), d.classes());
    assertEquals(List.of(Split.NONE), d.splits());
    assertEquals(12, d.size());
    assertEquals(
        List.of(
            "train: is taken as a class like the folders beside it (bus, car); if these are splits,"
                + " open with opening().folders(Opening.Folders.SPLIT_CLASS) (note)"),
        told(d));
  }

  @Test
  void theSharedCaseOfDoubledSplitFoldersHasSplitsAndClasses() {
    Dataset d = Dataset.open(Cases.folder("doubled-split-folders/cats-dogs"));
    assertEquals(List.of("cats", "dogs"), d.classes());
    assertEquals(List.of(Split.TRAIN, Split.TEST), d.splits());
    assertEquals(18, d.size());
    assertEquals(
        List.of(Split.TEST, Split.TEST),
        d.samples().subList(0, 2).stream().map(Sample::split).toList());
    assertEquals(List.of(), told(d));
  }

  @ParameterizedTest
  @CsvSource({
    "training_set,test_set",
    "Training,Testing",
    "seg_train,seg_test",
    "train_images,test_images",
    "TrainSet,TestSet",
    "trainset,testset",
    "train2017,test2017",
    "images_train,images_test",
    "TRAIN DATA,TEST DATA"
  })
  void usualSpellingsOfSplitsAreKnown(String train, String test) {
    png(train + "/cat/1.png", train + "/dog/1.png", test + "/cat/1.png", test + "/dog/1.png");
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat", "dog"), d.classes());
    assertEquals(List.of(Split.TRAIN, Split.TEST), d.splits());
    assertEquals(List.of(), told(d));
  }

  @ParameterizedTest
  @ValueSource(strings = {"validation", "dev", "val_set", "Valid", "valid_images"})
  void heldOutSplitsAreKnownToo(String folder) {
    png("train/cat/1.png", "train/dog/1.png", folder + "/cat/1.png");
    assertEquals(List.of(Split.TRAIN, Split.VALIDATION), Dataset.open(root).splits());
  }

  @Test
  void doubledSplitFoldersMayHoldUnlabelledOnesBesideThem() {
    png("seg_train/seg_train/sea/1.png", "seg_train/seg_train/ice/1.png");
    png("seg_test/seg_test/sea/1.png", "seg_test/seg_test/ice/1.png", "seg_pred/seg_pred/1.png");
    Dataset d = Dataset.open(root);
    assertEquals(List.of("ice", "sea"), d.classes());
    assertEquals(List.of(Split.TRAIN, Split.TEST), d.splits());
    assertEquals(List.of("seg_pred/seg_pred/1.png"), d.unlabelled().ids());
  }

  @Test
  void classesCalledLikeSplitsAmongOthersAreClasses() {
    png("train/1.png", "test/1.png", "valid/1.png", "bus/1.png");
    Dataset d = Dataset.open(root);
    assertEquals(List.of("bus", "test", "train", "valid"), d.classes());
    assertEquals(List.of(Split.NONE), d.splits());
    assertEquals(1, d.findings().size());
  }

  @Test
  void classesCalledLikeSplitsStayClassesWhenAllHoldTheSameParts() {
    for (String vehicle : List.of("bus", "car", "test", "train")) {
      png(vehicle + "/front/1.png", vehicle + "/back/1.png");
    }
    assertEquals(List.of("bus", "car", "test", "train"), Dataset.open(root).classes());
  }

  @Test
  void twoClassesOfWhichOneIsCalledTrainAreClasses() {
    png("bus/2019/1.png", "bus/2020/1.png", "train/2019/1.png", "train/2020/1.png");
    assertEquals(List.of("bus", "train"), Dataset.open(root).classes());
  }

  @Test
  void aFolderOfAnotherNameBesideSplitsDoesNotMakeThemClasses() {
    png("train/cat/1.png", "train/dog/1.png", "test/cat/1.png", "test/dog/1.png");
    png("extra/cat/1.png", "samples for the web/1.png", "samples for the web/2.png");
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat", "dog"), d.classes());
    assertEquals(4, d.size());
    assertEquals(
        List.of(
            "extra: holds 1 picture and is no split folder such as train or test (not followed)",
            "samples for the web: holds 2 pictures and is no split folder such as train or test"
                + " (not followed)"),
        told(d));
  }

  @Test
  void siblingsThatHoldTheSameFoldersAreClassesAndThatIsTold() {
    png("day/cat/1.png", "day/dog/1.png", "night/cat/1.png", "night/dog/1.png");
    assertEquals(List.of("day", "night"), Dataset.open(root).classes());
    assertEquals(
        List.of(
            "day: holds the same folders as all beside it (cat, dog), taken as parts of the"
                + " classes; if they are the classes, open with"
                + " opening().folders(Opening.Folders.SPLIT_CLASS) (note)"),
        told(Dataset.open(root)));
    Dataset said = Dataset.open(root, Opening.usual().folders(Opening.Folders.SPLIT_CLASS));
    assertEquals(List.of("cat", "dog"), said.classes());
    assertEquals(List.of(), told(said));
  }

  @Test
  void splitsMayLieInsideTheClasses() {
    png("cat/train/1.png", "cat/test/1.png", "dog/train/1.png", "dog/test/1.png");
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat", "dog"), d.classes());
    assertEquals(List.of(Split.TRAIN, Split.TEST), d.splits());
  }

  @Test
  void aDoubledRootIsPassedThroughAndThatIsTold() {
    png("pets/cat/1.png", "pets/dog/1.png");
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat", "dog"), d.classes());
    assertEquals(
        List.of(
            "pets: is the only folder with pictures; taken as the folder of the dataset (note)"),
        told(d));
  }

  @Test
  void aFolderThatHoldsTheSplitFoldersIsPassedThrough() {
    png("archive/train/cat/1.png", "archive/train/dog/1.png", "archive/test/cat/1.png");
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat", "dog"), d.classes());
    assertEquals(List.of(Split.TRAIN, Split.TEST), d.splits());
    assertEquals("archive/test/cat/1.png", d.id(0));
  }

  @Test
  void whatIsSaidHoldsAgainstAppearances() {
    png("train/cat/1.png", "train/dog/1.png", "test/cat/1.png", "test/dog/1.png");
    assertEquals(
        List.of("test", "train"),
        Dataset.open(root, Opening.usual().folders(Opening.Folders.CLASS)).classes());
    png("more/eel/1.png");
    Dataset d = Dataset.open(root, Opening.usual().folders(Opening.Folders.SPLIT_CLASS));
    assertEquals(List.of("cat", "dog", "eel"), d.classes());
    assertEquals(Split.NONE, d.sample("more/eel/1.png").split());
  }

  @Test
  void aFolderOfUnlabelledPicturesIsNoClassUnlessSaid() {
    png("cat/1.png", "dog/1.png", "unlabeled/1.png", "unlabeled/2.png");
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat", "dog"), d.classes());
    assertEquals(List.of("unlabeled/1.png", "unlabeled/2.png"), d.unlabelled().ids());
    assertEquals(
        List.of(
            "unlabeled: holds 2 pictures and is called so, therefore no class; if it is one, open"
                + " with opening().missing() (unlabelled)"),
        told(d));
    assertEquals(
        List.of("cat", "dog", "unlabeled"),
        Dataset.open(root, Opening.usual().missing()).classes());
  }

  @Test
  void aFolderCalledNoneOrNaIsAClass() {
    png("None/1.png", "NA/1.png", "nan/1.png");
    assertEquals(List.of("NA", "None", "nan"), Dataset.open(root).classes());
  }

  private void png(String... names) {
    for (String name : names) {
      Pictures.write(root, name, Pictures.png());
    }
  }

  private static List<String> told(Dataset d) {
    return d.findings().stream().map(Finding::toString).toList();
  }
}

package goldpan.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rooms of the house and the one way through them. ARCHITECTURE.md tells why. */
@AnalyzeClasses(packages = "goldpan", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
  private static final List<String> ROOMS =
      List.of(
          "text",
          "disk",
          "jpeg",
          "data",
          "sound",
          "media",
          "predict",
          "metrics",
          "task",
          "input",
          "torch",
          "linear",
          "embed",
          "inspect",
          "train",
          "noise",
          "score",
          "mining",
          "threshold",
          "review",
          "export",
          "verify",
          "plots",
          "run");

  @ArchTest
  static final ArchRule dataFlowsOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("goldpan..")
          .layer("text")
          .definedBy("goldpan.text..")
          .layer("disk")
          .definedBy("goldpan.disk..")
          .layer("jpeg")
          .definedBy("goldpan.jpeg..")
          .layer("data")
          .definedBy("goldpan.data..")
          .layer("sound")
          .definedBy("goldpan.sound..")
          .layer("media")
          .definedBy("goldpan.media..")
          .layer("predict")
          .definedBy("goldpan.predict..")
          .layer("metrics")
          .definedBy("goldpan.metrics..")
          .layer("task")
          .definedBy("goldpan.task")
          .layer("boxes")
          .definedBy("goldpan.task.boxes")
          .layer("tasks")
          .definedBy(
              DescribedPredicate.describe(
                  "are of one task and no values of it",
                  type ->
                      type.getPackageName().startsWith("goldpan.task.")
                          && !type.getPackageName().equals("goldpan.task.boxes")))
          .layer("input")
          .definedBy("goldpan.input..")
          .layer("torch")
          .definedBy("goldpan.torch..")
          .layer("linear")
          .definedBy("goldpan.linear..")
          .layer("embed")
          .definedBy("goldpan.embed..")
          .layer("inspect")
          .definedBy("goldpan.inspect..")
          .layer("train")
          .definedBy("goldpan.train..")
          .layer("noise")
          .definedBy("goldpan.noise..")
          .layer("score")
          .definedBy("goldpan.score..")
          .layer("verify")
          .definedBy("goldpan.verify..")
          .layer("mining")
          .definedBy("goldpan.mining..")
          .layer("threshold")
          .definedBy("goldpan.threshold..")
          .layer("review")
          .definedBy("goldpan.review..")
          .layer("export")
          .definedBy("goldpan.export..")
          .layer("plots")
          .definedBy("goldpan.plots..")
          .layer("run")
          .definedBy("goldpan.run..")
          .layer("front door")
          .definedBy("goldpan")
          .optionalLayer("hosts")
          .definedBy(
              "goldpan.display..",
              "goldpan.ijava..",
              "goldpan.install..",
              "goldpan.jjava..",
              "goldpan.kernel..",
              "goldpan.magics..",
              "goldpan.shell..",
              "goldpan.verbs..")
          .whereLayer("text")
          .mayNotAccessAnyLayer()
          .whereLayer("disk")
          .mayNotAccessAnyLayer()
          .whereLayer("jpeg")
          .mayNotAccessAnyLayer()
          .whereLayer("data")
          .mayOnlyAccessLayers("text", "disk", "jpeg")
          .whereLayer("sound")
          .mayOnlyAccessLayers("text", "disk", "data")
          .whereLayer("media")
          .mayOnlyAccessLayers("text", "disk", "data", "sound")
          .whereLayer("media")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("predict")
          .mayOnlyAccessLayers("text", "disk", "data")
          .whereLayer("metrics")
          .mayOnlyAccessLayers("text", "disk", "data", "predict")
          .whereLayer("task")
          .mayOnlyAccessLayers("text", "disk", "data", "predict")
          .whereLayer("boxes")
          .mayOnlyAccessLayers("text", "disk", "data", "predict", "task")
          .whereLayer("tasks")
          .mayOnlyBeAccessedByLayers("front door", "hosts")
          .whereLayer("input")
          .mayOnlyAccessLayers("text", "disk", "jpeg", "data", "predict")
          .whereLayer("torch")
          .mayOnlyAccessLayers("text", "disk", "jpeg", "data", "predict", "boxes", "input")
          .whereLayer("linear")
          .mayOnlyAccessLayers("text", "disk", "data", "predict", "input")
          .whereLayer("embed")
          .mayOnlyAccessLayers("text", "disk", "data", "predict", "input", "torch")
          .whereLayer("inspect")
          .mayOnlyAccessLayers("text", "disk", "data", "predict", "input", "torch", "embed")
          .whereLayer("train")
          .mayOnlyAccessLayers(
              "text", "disk", "data", "predict", "task", "boxes", "input", "torch", "linear",
              "embed")
          .whereLayer("noise")
          .mayOnlyAccessLayers("text", "disk", "data", "predict")
          .whereLayer("score")
          .mayOnlyAccessLayers("text", "disk", "data", "predict", "noise")
          .whereLayer("verify")
          .mayOnlyAccessLayers("text", "disk", "data", "predict", "metrics", "train")
          .whereLayer("mining")
          .mayOnlyAccessLayers(
              "text", "disk", "data", "predict", "task", "input", "torch", "train", "noise",
              "score")
          .whereLayer("threshold")
          .mayOnlyAccessLayers(
              "text", "disk", "data", "predict", "task", "input", "torch", "train", "noise",
              "score", "mining")
          .whereLayer("review")
          .mayOnlyAccessLayers(
              "text",
              "disk",
              "data",
              "predict",
              "task",
              "input",
              "torch",
              "embed",
              "inspect",
              "train",
              "noise",
              "score",
              "mining",
              "threshold")
          .whereLayer("export")
          .mayOnlyAccessLayers(
              "text",
              "disk",
              "data",
              "predict",
              "task",
              "input",
              "torch",
              "train",
              "noise",
              "score",
              "mining",
              "threshold",
              "review")
          .whereLayer("plots")
          .mayOnlyAccessLayers(
              "metrics",
              "verify",
              "text",
              "disk",
              "data",
              "predict",
              "task",
              "input",
              "torch",
              "embed",
              "inspect",
              "train",
              "noise",
              "score",
              "mining",
              "threshold",
              "review",
              "export")
          .whereLayer("plots")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("export")
          .mayOnlyBeAccessedByLayers("tasks", "run", "front door")
          .whereLayer("front door")
          .mayOnlyBeAccessedByLayers("hosts")
          .whereLayer("hosts")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule roomsFormNoCircle =
      slices().assignedFrom(new Rooms()).should().beFreeOfCycles();

  /**
   * What a task is lies below the baselines, the tasks themselves above nearly all; boxes as values
   * lie below detectors.
   */
  private static final class Rooms implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String inside = type.getPackageName().replaceFirst("^goldpan\\.?", "");
      if (inside.isEmpty()) {
        return SliceIdentifier.ignore();
      }
      if (inside.equals("task.boxes")) {
        return SliceIdentifier.of("boxes");
      }
      return inside.startsWith("task.")
          ? SliceIdentifier.of("tasks")
          : SliceIdentifier.of(inside.replaceFirst("\\..*", ""));
    }

    @Override
    public String getDescription() {
      return "rooms";
    }
  }

  @ArchTest
  static final ArchRule onlyTorchKnowsDjl =
      noClasses()
          .that()
          .resideOutsideOfPackage("goldpan.torch..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule onlyPlotsKnowsXChart =
      noClasses()
          .that()
          .resideOutsideOfPackage("goldpan.plots..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.knowm.xchart..");

  @ArchTest
  static final ArchRule magicsKnowNoHost =
      noClasses()
          .that()
          .resideInAnyPackage("goldpan.magics..", "goldpan.verbs..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("goldpan.kernel..")
                  .or(resideInAPackage("goldpan.ijava.."))
                  .or(resideInAPackage("goldpan.jjava.."))
                  .or(resideInAPackage("io.github.spencerpark.."))
                  .or(resideInAPackage("org.dflib.jjava..")));

  @ArchTest
  static final ArchRule aNameHasOneMeaning =
      classes().that().areTopLevelClasses().should(HouseTest.haveANameOfTheirOwn());

  /** It runs from the top of the kernel's jar, before the libraries inside are unpacked. */
  @ArchTest
  static final ArchRule theInstallerNeedsNoLibraryButTwo =
      classes()
          .that()
          .resideInAPackage("goldpan.install..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "goldpan.install..", "java..", "com.google.gson..", "picocli..", "org.jspecify..");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveNameMatching(".*(Util|Utils|Common|Helper|Helpers|Impl)(\\$.*)?");

  @ArchTest
  static final ArchRule roomsAreNotCalledForWhatHasNoPlace =
      noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..");

  @ArchTest
  static final ArchRule frontDoorHasStaticVerbsOnly =
      methods()
          .that()
          .areDeclaredIn("goldpan.Goldpan")
          .and()
          .areNotPrivate()
          .should()
          .bePublic()
          .andShould()
          .beStatic();

  @ArchTest
  static final ArchRule libraryDoesNotPrint =
      noClasses()
          .that(inToolkit())
          .and()
          .doNotHaveFullyQualifiedName("goldpan.run.TerminalProgress")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule recordsHoldNoArray =
      classes()
          .that()
          .areRecords()
          .and(inToolkit())
          .and()
          .arePublic()
          .should(HouseTest.haveNoArrayComponent());

  static DescribedPredicate<JavaClass> inToolkit() {
    return DescribedPredicate.describe(
        "are in the toolkit",
        type ->
            ROOMS.contains(
                    type.getPackageName().replaceFirst("^goldpan\\.", "").replaceFirst("\\..*", ""))
                || type.getPackageName().equals("goldpan"));
  }

  private static ArchCondition<JavaClass> haveANameOfTheirOwn() {
    return new ArchCondition<>("have a simple name that no class of another package has") {
      private final Map<String, Set<String>> packagesOf = new TreeMap<>();

      @Override
      public void init(Collection<JavaClass> all) {
        all.forEach(
            type ->
                packagesOf
                    .computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                    .add(type.getPackageName()));
        packagesOf.remove("package-info");
      }

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Set<String> packages = packagesOf.getOrDefault(type.getSimpleName(), Set.of());
        events.add(
            new SimpleConditionEvent(
                type, packages.size() <= 1, type.getSimpleName() + " is in " + packages));
      }
    };
  }

  private static ArchCondition<JavaClass> haveNoArrayComponent() {
    return ArchCondition.from(
        DescribedPredicate.describe(
            "have no array component",
            type ->
                type.getFields().stream()
                    .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                    .noneMatch(field -> field.getRawType().isArray())));
  }
}

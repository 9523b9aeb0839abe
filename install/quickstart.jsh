// The main job on the bundled data; install/quickstart runs this, goldpan-shell runs it too:
//     install/goldpan-shell install/quickstart.jsh [FOLDER]
// Every line works at the prompt as it stands.

Path folder = Path.of(args.length > 0 ? args[0] : "goldpan-quickstart").toAbsolutePath();

var digits = dataset("mnist-test");
System.out.println(digits);
System.out.println();
System.out.println(digits.classTable().printAll());

System.out.println("\nTraining a light baseline in 5 folds, 3 epochs each …");
var baseline = baseline(digits).folds(5).epochs(3).seed(7).train();
System.out.println(baseline);

System.out.println("\nMining the loss of every sample, each by the fold that never saw it …");
var losses = mine(digits, baseline);

System.out.println();
System.out.println(losses.thresholds());

System.out.println();
System.out.println(losses.suspects());

var run = run();
run.report();

// The run stays in Goldpan's home; what it holds for people is copied to the folder.
Files.createDirectories(folder);
for (String file : List.of("losses.csv", "run.json", "loss.png", "histogram.png", "classes.png",
        "training.png", "by-class.png", "confusion.png", "thresholds.png", "gallery.html")) {
    Files.copy(run.folder().resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
}

System.out.println("\nIn " + folder + ":");
System.out.println("""
      gallery.html     the suspects: picture, given label, predicted label, loss
      losses.csv       the loss of every sample and its companions
      loss.png         loss by sample with the threshold line; histogram.png, by-class.png,
                       thresholds.png and confusion.png show the same losses in other ways
      classes.png      samples in each class
      training.png     loss of every training step
      run.json         options, seed, data fingerprint, versions, device, timings

    Go on from here without training again:
      ./install/goldpan-shell
      jshell> var losses = run("%s").losses()
      jshell> var suspects = losses.suspects()
      jshell> suspects.gallery()
      jshell> relabel(suspects.get(0), suspects.get(0).predicted())
      jshell> dataset().apply(decisions()).export(Path.of("clean"))""".formatted(run.id()));

package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.Figure;
import goldpan.data.View;

/** Class distribution by split. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class ClassesView extends FigureView<Dataset> {
  public ClassesView() {
    super("classes", "how many samples each class has in each split", Dataset.class);
  }

  @Override
  public Figure of(Dataset dataset) {
    return ClassesFigure.of(dataset);
  }
}

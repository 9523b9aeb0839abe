package goldpan.plots;

import java.awt.Image;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;

/** A figure on the screen; closing it leaves the program running. */
final class FigureWindow {
  private FigureWindow() {}

  static void open(String title, BufferedImage plain, BufferedImage fine) {
    Image both = new BaseMultiResolutionImage(plain, fine);
    SwingUtilities.invokeLater(
        () -> {
          JFrame frame = new JFrame(title);
          frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
          frame.add(new JScrollPane(new JLabel(new ImageIcon(both))));
          frame.pack();
          frame.setLocationByPlatform(true);
          frame.setVisible(true);
        });
  }
}

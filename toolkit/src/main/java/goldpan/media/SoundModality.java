package goldpan.media;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Modality;
import goldpan.data.Pixels;
import goldpan.data.Preview;
import goldpan.sound.LogMel;
import goldpan.sound.Recording;
import goldpan.sound.RecordingLengths;
import goldpan.sound.SoundDigest;
import goldpan.sound.SoundFaults;
import goldpan.sound.SoundKind;
import goldpan.sound.SoundPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recordings: WAV, AIFF and AU. A person sees waveform and spectrogram and hears the file; models
 * learn from the log-mel spectrogram. Files of other sound formats are taken for recordings too, as
 * ones that cannot be read.
 */
@AutoService(Modality.class)
public final class SoundModality implements Modality {
  @Override
  public String name() {
    return "recording";
  }

  @Override
  public String plural() {
    return "recordings";
  }

  @Override
  public String readable() {
    return SoundKind.READABLE;
  }

  @Override
  public boolean isNamedLikeOne(String fileName) {
    return SoundKind.ofName(fileName).isPresent();
  }

  @Override
  public boolean startsLikeOne(byte[] start) {
    return SoundKind.ofBytes(start).filter(SoundKind::isRead).isPresent();
  }

  @Override
  public String extension() {
    return ".wav";
  }

  @Override
  public Preview preview(byte[] content) {
    return Preview.picture(SoundPicture.of(Recording.read(content)));
  }

  @Override
  public Optional<Pixels> pixels(byte[] content) {
    return Optional.of(LogMel.of(Recording.read(content)));
  }

  @Override
  public boolean isTimed() {
    return true;
  }

  @Override
  public boolean isPlayed() {
    return true;
  }

  @Override
  public Optional<String> playable(byte[] content) {
    return SoundKind.ofBytes(content).map(SoundKind::mediaType);
  }

  @Override
  public List<String> oddities(String fileName, byte[] content) {
    List<String> odd = new ArrayList<>();
    Optional<SoundKind> is = SoundKind.ofBytes(content);
    if (is.isPresent() && !is.equals(SoundKind.ofName(fileName))) {
      odd.add(
          "is %s file and its name does not say so (%s)"
              .formatted(is.get(), fileName.substring(fileName.lastIndexOf('/') + 1)));
    }
    odd.addAll(SoundFaults.of(Recording.read(content)).phrases());
    return odd;
  }

  @Override
  public List<Finding> among(Dataset dataset) {
    return RecordingLengths.of(dataset);
  }

  @Override
  public Optional<String> sameness(byte[] content) {
    return Optional.of(SoundDigest.of(Recording.read(content)));
  }
}

package dev.lastword.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A disk that fails, at every call in turn.
class BrokenDiskTest {
  enum Fault {
    WRITES_NOTHING,
    WRITES_HALF,
    DOES_NOT_SYNC,
    WRITES_HALF_AND_CANNOT_CUT
  }

  private static final class FailingDisk implements Disk {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Fault fault;
    private int left;

    FailingDisk(Fault fault, int left) {
      this.fault = fault;
      this.left = left;
    }

    @Override
    public void write(byte[] line) throws IOException {
      if (fault != Fault.DOES_NOT_SYNC && left-- <= 0) {
        var length = fault == Fault.WRITES_NOTHING ? 0 : line.length / 2;
        bytes.writeBytes(Arrays.copyOf(line, length));
        throw new IOException("No space left on device");
      }
      bytes.writeBytes(line);
    }

    @Override
    public void sync() throws IOException {
      if (fault == Fault.DOES_NOT_SYNC && left-- <= 0) {
        throw new IOException("Input/output error");
      }
    }

    @Override
    public void truncate(long length) throws IOException {
      if (fault == Fault.WRITES_HALF_AND_CANNOT_CUT) {
        throw new IOException("Input/output error");
      }
      var kept = Arrays.copyOf(bytes.toByteArray(), (int) length);
      bytes.reset();
      bytes.writeBytes(kept);
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsAcceptedAfterwardsAndWhatIsThereIsValid(Fault fault) throws IOException {
    for (var good = 0; good < Samples.run().size(); good++) {
      var disk = new FailingDisk(fault, good);
      var journal =
          new Journal(
              java.nio.file.Path.of("x.jsonl"),
              disk,
              () -> {},
              List.of(),
              InstantSource.system(),
              System::nanoTime,
              Durability.POWER);
      var accepted = accepted(journal);
      var contents = JournalReader.read(disk.bytes.toByteArray());
      assertThat(contents.records())
          .extracting(JournalRecord::entry)
          .isEqualTo(Samples.run().subList(0, accepted));
      assertThat(contents.tail() != null)
          .isEqualTo(fault == Fault.WRITES_HALF_AND_CANNOT_CUT && accepted < Samples.run().size());
    }
  }

  private static int accepted(Journal journal) {
    var accepted = 0;
    for (var entry : Samples.run()) {
      try {
        journal.append(entry);
        accepted++;
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("x.jsonl cannot be written: ");
        assertThatThrownBy(() -> journal.append(Samples.intent(1, dev.lastword.talk.Side.A)))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("could not be written before");
        break;
      }
    }
    return accepted;
  }
}

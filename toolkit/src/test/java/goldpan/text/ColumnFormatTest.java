package goldpan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ColumnFormatTest {

  private static List<String> written(double... values) {
    ColumnFormat format = ColumnFormat.of(values);
    return Arrays.stream(values).mapToObj(format::format).toList();
  }

  @Test
  void aProbabilityHasFourDecimalsAndNoSixteen() {
    assertEquals(List.of("1.0000", "0.6931", "0.5000"), written(0.9999993306165142, 0.693147, 0.5));
  }

  @Test
  void aColumnHasTheFewestDecimalsThatItNeeds() {
    assertEquals(List.of("0.5", "12.0", "-3.3"), written(0.5, 12, -3.3));
    assertEquals(List.of("10", "200", "0"), written(10, 200, -0.0));
    assertEquals(List.of("123.5", "0.3"), written(123.456, 0.3));
  }

  @Test
  void digitsBeforeThePointStayWhole() {
    assertEquals(List.of("1234568", "12346"), written(1234567.8, 12345.6));
  }

  @Test
  void whatIsTooSmallForTheDecimalsIsToldFromZero() {
    assertEquals(List.of("1.2E-9", "0.0000", "0.0001"), written(1.234e-9, 0, 0.0001));
    assertEquals(List.of("0.1234", "-7E-5"), written(0.12341, -7e-5));
  }

  @Test
  void whatIsHugeHasAnExponent() {
    assertEquals(List.of("1.235E20", "Infinity"), written(1.2345678e20, Double.POSITIVE_INFINITY));
  }

  @Test
  void aMissingNumberIsEmpty() {
    assertEquals(List.of("", "0.25"), written(Double.NaN, 0.25));
  }

  @Test
  void noNumbersGiveNoDecimals() {
    assertEquals(0, ColumnFormat.of().decimals());
  }

  @Test
  void tablesawPrintsAColumnSoAndWritesItExactly() {
    Table table =
        ColumnFormat.apply(
            Table.create("t", DoubleColumn.create("p", 0.9999993306165142, Double.NaN, 0.25)));
    assertEquals("1.00", table.column("p").getString(0));
    assertEquals("", table.column("p").getString(1));
    StringWriter file = new StringWriter();
    table.write().csv(file);
    assertEquals(List.of("p", "0.9999993306165142", "", "0.25"), file.toString().lines().toList());
  }
}

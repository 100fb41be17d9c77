package dev.lastword.page;

import java.awt.AWTError;
import java.util.Locale;
import java.util.function.Supplier;

/// Draws the charts of a sheet as SVG that takes its colours from the page. Where a machine has no
/// fonts to measure text with, there are no charts, and the page says so: every chart has a table
/// beside it.
public final class Charts {
  private static final String HEADLESS = "java.awt.headless";

  private String trouble = "";

  /// Begins without trouble.
  Charts() {}

  /// The curve over all talks, with axes.
  ///
  /// @param curve what to draw
  /// @return an `svg` element; empty where it cannot be drawn
  public String steps(Sheet.Curve curve) {
    return drawn(() -> StepChart.whole(curve));
  }

  /// One of the single curves, without axes.
  ///
  /// @param curve the curves
  /// @param index which of the single ones
  /// @return an `svg` element; empty where it cannot be drawn
  public String small(Sheet.Curve curve, int index) {
    return drawn(() -> StepChart.small(curve, index));
  }

  /// Onsets and stops.
  ///
  /// @param spans what to draw
  /// @return an `svg` element; empty where it cannot be drawn
  public String spans(Sheet.Spans spans) {
    return drawn(() -> SpanChart.of(spans));
  }

  /// Why charts are missing.
  ///
  /// @return a sentence; empty where none is missing
  public String trouble() {
    return trouble;
  }

  /// A share as a percentage.
  ///
  /// @param share from 0 to 1
  /// @return such as `12.5 %`
  public static String percent(double share) {
    return figure(Math.round(share * 1_000) / 10.0) + " %";
  }

  /// A number without a decimal it does not need.
  ///
  /// @param value the number
  /// @return such as `12` or `12.5`
  public static String figure(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  private String drawn(Supplier<String> chart) {
    if (!trouble.isEmpty()) {
      return "";
    }
    try {
      headless();
      return chart.get();
    } catch (LinkageError | InternalError | AWTError e) {
      // A JDK without its desktop part, or a system without fonts.
      trouble = "The charts are missing: this machine has no fonts to draw them with.";
      return "";
    }
  }

  /// Text is measured without a screen; where a variable names one that is not there, AWT would
  /// look for it and fail.
  private static void headless() {
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
  }
}

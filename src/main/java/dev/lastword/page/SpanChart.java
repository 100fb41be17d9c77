package dev.lastword.page;

import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Draws for each closing where it began, an open square, and where it was stopped, a filled one.
final class SpanChart {
  private static final int WIDTH = 776;
  private static final int ROW = 17;
  private static final int HEAD = 28;

  private SpanChart() {}

  static String of(Sheet.Spans spans) {
    var rows = spans.rows();
    var names = new String[rows.size()];
    var onsets = new XYSeries("onset");
    var stops = new XYSeries("stop");
    var bars = new XYSeriesCollection();
    for (var i = 0; i < names.length; i++) {
      var span = rows.get(i);
      names[i] = span.name();
      onsets.add(span.onset(), i);
      stops.add(span.stop(), i);
      var bar = new XYSeries(i);
      bar.add(span.onset(), i);
      bar.add(span.stop(), i);
      bars.addSeries(bar);
    }
    var plot = plot(names, spans.most());
    plot.setDataset(0, bars);
    plot.setRenderer(0, lines(names.length));
    plot.setDataset(1, new XYSeriesCollection(onsets));
    plot.setRenderer(1, squares(false));
    plot.setDataset(2, new XYSeriesCollection(stops));
    plot.setRenderer(2, squares(true));
    var chart = new JFreeChart(null, null, plot, false);
    return Drawing.svg(
        chart,
        WIDTH,
        HEAD + ROW * names.length,
        spans.heading().id(),
        "Where closings began and where they were stopped; the table below has the figures.");
  }

  private static XYPlot plot(String[] names, int most) {
    var messages = new NumberAxis();
    Drawing.quiet(messages);
    messages.setRange(0, most + 1.0);
    var whole = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    messages.setTickUnit(new NumberTickUnit(StepChart.unit(most), whole));
    var who = new SymbolAxis(null, names);
    Drawing.quiet(who);
    who.setGridBandsVisible(false);
    who.setInverted(true);
    who.setRange(-0.7, names.length - 0.3);
    var plot = new XYPlot(null, messages, who, null);
    Drawing.quiet(plot);
    plot.setDomainGridlinesVisible(true);
    plot.setDomainGridlinePaint(Drawing.LINE);
    plot.setDomainGridlineStroke(Drawing.THIN);
    plot.setRangeGridlinesVisible(false);
    plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
    return plot;
  }

  private static XYLineAndShapeRenderer lines(int count) {
    var renderer = new XYLineAndShapeRenderer(true, false);
    for (var i = 0; i < count; i++) {
      renderer.setSeriesPaint(i, Drawing.INK_2);
      renderer.setSeriesStroke(i, Drawing.THIN);
    }
    return renderer;
  }

  private static XYLineAndShapeRenderer squares(boolean filled) {
    var renderer = new XYLineAndShapeRenderer(false, true);
    renderer.setSeriesShape(0, new Rectangle2D.Double(-3.5, -3.5, 7, 7));
    renderer.setSeriesPaint(0, filled ? Drawing.INK : Drawing.PAPER);
    renderer.setUseOutlinePaint(true);
    renderer.setSeriesOutlinePaint(0, Drawing.INK);
    return renderer;
  }
}

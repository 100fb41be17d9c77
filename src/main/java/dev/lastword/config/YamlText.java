package dev.lastword.config;

import dev.lastword.text.Neutral;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Writes YAML that [Yaml] reads back as the same values: no tags, no anchors, text of several
/// lines as a block. Comments and the way values were quoted are lost.
final class YamlText {
  private YamlText() {}

  /// The mapping as text that any screen may show: where a text would turn it around or worse, all
  /// but ASCII is escaped.
  static String of(Node.Mapping map) {
    var text = of(map, true);
    return Neutral.harmless(text) ? text : of(map, false);
  }

  private static String of(Node.Mapping map, boolean unicode) {
    var settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
            .setSchema(new CoreSchema()) // it quotes a text that is `~`, which we too take for none
            .setUseUnicodeEncoding(unicode)
            .setSplitLines(false)
            .setIndicatorIndent(2)
            .setIndent(4)
            .build();
    return new Dump(settings).dumpToString(Node.json(map));
  }
}

package dev.lastword.detect;

/// Chinese signs that are written in two ways: the traditional ones that courtesies are made of,
/// and what they were simplified to.
final class Han {
  private static final String TRADITIONAL =
      "見謝對話談會討論結聽說請問還這個們來時間嗎麼樣點開關閉離別歡興樂謙講寫總補達應該為與從讓給過後沒"
          + "難無動靈願當員聯繫續線號業順風韻響滿圓終絕經歷處內寶貴貼溫誠摯懇啟發獲賞讚認識課題義價優詩連斷掛"
          + "電門輕鬆遠進邊書學習體驗愛護節復覆將備準確夠氣麗夢靜陽燈燭飛幾實際則師兒爾雙頭腦舉鐘錢買賣車東長"
          + "區單選擇納評報導訴訊費貨運險機場簡專屬歸撐盡僅稱讀議貫徹層級構環換據數樹橋畫筆記憶懷傷緣";
  private static final String SIMPLE =
      "见谢对话谈会讨论结听说请问还这个们来时间吗么样点开关闭离别欢兴乐谦讲写总补达应该为与从让给过后没"
          + "难无动灵愿当员联系续线号业顺风韵响满圆终绝经历处内宝贵贴温诚挚恳启发获赏赞认识课题义价优诗连断挂"
          + "电门轻松远进边书学习体验爱护节复复将备准确够气丽梦静阳灯烛飞几实际则师儿尔双头脑举钟钱买卖车东长"
          + "区单选择纳评报导诉讯费货运险机场简专属归撑尽仅称读议贯彻层级构环换据数树桥画笔记忆怀伤缘";
  private static final char FIRST = '一';
  private static final char[] SIMPLIFIED = table();

  private Han() {}

  /// The simplified form of a sign, or the sign itself.
  static int simple(int point) {
    int place = point - FIRST;
    boolean known = place >= 0 && place < SIMPLIFIED.length && SIMPLIFIED[place] != 0;
    return known ? SIMPLIFIED[place] : point;
  }

  private static char[] table() {
    var table = new char[0x9FFF - FIRST];
    for (int i = 0; i < TRADITIONAL.length(); i++) {
      table[TRADITIONAL.charAt(i) - FIRST] = SIMPLE.charAt(i);
    }
    return table;
  }
}

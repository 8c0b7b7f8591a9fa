/// The words that lines with nothing but a time have.
enum PageTimeWords {
  enum Kind {
    case label, relative, zone, month, filler
  }

  /// By comparison key: no case, accents or dots.
  static let kinds: [String: Kind] = {
    let words: [(Kind, String)] = [
      (.label, "published updated posted modified issued created reviewed stand aktualisiert veröffentlicht erstellt"),
      (.label, "publié publie actualizado publicado atualizado aggiornato pubblicato نشر نشرت تحديث  עודכן פורסם"),
      (.label, "تاریخ انتشار بروزرسانی"),
      (.relative, "ago منذ קודם לפני vor پیش"),
      (
        .zone,
        "gmt utc bst cet cest et edt est ct cdt cst mt mdt mst pt pdt pst ist aest aedt awst jst kst msk eet eest wat "
          + "cat eat sast hkt sgt pkt gst ast trt nzst nzdt uhr غرينتش"
      ),
      (
        .filler,
        "on at the of last first and date time a an am pm noon midnight h hr hrs hour hours m min mins minute minutes s "
          + "sec secs second seconds d day days w week weeks month months year years yesterday today just now t z local "
          + "le à a el la las del de um am den ad ah ce سنة قبل الساعة يوم ساعة ساعات دقيقة دقائق ايام شهر شهور اخر آخر "
          + "م هـ ه ص مساء صباحا صباحاً مساءً בשעה ב st nd rd th"
      ),
      (
        .filler,
        "muharram safar rabi rabi’ al-awwal al-thani awwal thani jumada al-ula al-akhira rajab sha’ban shaaban ramadan "
          + "shawwal dhul qidah hijjah al محرم صفر ربيع الأول الاول الثاني جمادى الأولى الآخرة رجب شعبان رمضان شوال ذو "
          + "القعدة الحجة"
      ),
      (
        .month,
        "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר ינואר פברואר מרץ אפריל "
          + "מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر "
          + "نوامبر دسامبر فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
      ),
    ]
    var kinds: [String: Kind] = [:]
    for (kind, text) in words {
      for word in text.split(separator: " ") { kinds[ComparisonKey.of(word)] = kind }
    }
    return kinds
  }()

  static let eastAsian = Set(
    "年月日時时分秒点點午前後上下晚早星期周曜一二三四五六天火水木金土更新公開配信发發布時間时间년월일시오전후최종수정입력"
      .unicodeScalars
  )
}

/// The notices of a file, up to a limit.
struct NoticeList: Sendable {
  private(set) var notices: [Notice] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ notice: Notice) {
    if notices.count < limit {
      notices.append(notice)
    } else if notices.count == limit {
      notices.append(Notice(.partSkipped, detail: "further notices were left out"))
    }
  }

  mutating func add(_ others: [Notice]) {
    for notice in others { add(notice) }
  }
}

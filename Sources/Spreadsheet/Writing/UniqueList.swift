/// Elements in the order of their first use, each once.
struct UniqueList<Element: Hashable & Sendable>: Sendable {
  private(set) var elements: [Element] = []
  private var positions: [Element: Int] = [:]

  init(_ elements: [Element] = []) {
    for element in elements { _ = index(of: element) }
  }

  func contains(_ element: Element) -> Bool { positions[element] != nil }

  /// The position of an element, which is added when it is new.
  mutating func index(of element: Element) -> Int {
    if let position = positions[element] { return position }
    positions[element] = elements.count
    elements.append(element)
    return elements.count - 1
  }
}

/// Sequences of phones as the nodes of a tree, each the same number whenever it is reached.
struct PrefixTrie {
  /// The empty sequence.
  static let root: Int32 = 0

  private struct Node {
    var parent: Int32
    /// -1 for the root.
    var phone: Int32
    /// The last child made; -1: none.
    var child: Int32 = -1
    /// The sibling made before; -1: none.
    var sibling: Int32
  }

  private var nodes: [Node] = []

  /// Removes all sequences but the empty one.
  mutating func clear() {
    nodes.removeAll(keepingCapacity: true)
    nodes.append(Node(parent: -1, phone: -1, sibling: -1))
  }

  var count: Int { nodes.count }

  /// The sequence without its last phone; -1 for the empty one.
  @inline(__always)
  func parent(of node: Int32) -> Int32 { nodes[Int(node)].parent }

  /// The sequence with one more phone.
  mutating func extend(_ parent: Int32, by phone: Int32) -> Int32 {
    var child = nodes[Int(parent)].child
    while child >= 0 {
      if nodes[Int(child)].phone == phone { return child }
      child = nodes[Int(child)].sibling
    }
    let node = Int32(nodes.count)
    nodes.append(Node(parent: parent, phone: phone, sibling: nodes[Int(parent)].child))
    nodes[Int(parent)].child = node
    return node
  }

  /// The phones of a node.
  func phones(of node: Int32) -> [Int] {
    var phones: [Int] = []
    var node = node
    while node != Self.root {
      phones.append(Int(nodes[Int(node)].phone))
      node = nodes[Int(node)].parent
    }
    return phones.reversed()
  }
}

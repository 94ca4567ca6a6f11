#pragma once

namespace tavolo::snapshot {

class Writer;
class Reader;

}  // namespace tavolo::snapshot

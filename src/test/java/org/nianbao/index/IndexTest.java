package org.nianbao.index;

import java.util.UUID;

/** The contract on H2. */
class IndexTest extends IndexContract {
    @Override
    String freshDatabase() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }
}

package org.parlour.walls.ruin.wire;

import java.sql.Connection;
import org.assertj.core.util.Throwables;
import org.bouncycastle.crypto.BlockCipher;

/** Meets a library outside its room, one that has no room, and a platform module wire has no use for. */
public abstract class Borrower {
    abstract void meetsACipher(BlockCipher cipher);

    abstract void meetsAStranger(Throwables stranger);

    abstract void meetsAStore(Connection connection);
}
